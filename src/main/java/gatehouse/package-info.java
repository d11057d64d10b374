/** Gatehouse: capabilities in the middle, thin contracts at the door, arrows that only point down. */
package gatehouse;
