#!/bin/sh
# Puts secrets of Gatehouse into the password aliases of a running Payara Server, where the settings are found by their
# names, see README.md:
#
#   sh secrets.sh                                 the two that every node has, unless they are there; they are made up
#   sh secrets.sh gatehouse.db.password < file    this one, as it is in the file; it takes the place of an older one
#
# ASADMIN is how to call asadmin, with its options where it needs any: ASADMIN="/opt/payara6/bin/asadmin --port 4848".
#
# The two that are made up are never made up again: without them no password and no sealed value could be read any more.
# All nodes of one database have the same; keep a copy where you keep such things, see "Backup" in README.md.
set -eu
umask 077
ASADMIN=${ASADMIN:-asadmin}
passwords=$(mktemp)
trap 'rm -f "$passwords"' EXIT

exists() {
  $ASADMIN list-password-aliases | grep -Fqx "$1"
}

# The value comes by a file, so that no list of processes shows it.
put() {
  echo "AS_ADMIN_ALIASPASSWORD=$2" > "$passwords"
  $ASADMIN --passwordfile "$passwords" "$3" "$1"
}

if [ $# -gt 0 ]
then
  value=$(cat)
  if exists "$1"
  then
    put "$1" "$value" update-password-alias
  else
    put "$1" "$value" create-password-alias
  fi
  exit
fi

for name in gatehouse.secrets.pepper gatehouse.secrets.sealing-key
do
  if exists "$name"
  then
    echo "$name is there, and stays."
  else
    put "$name" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" create-password-alias
  fi
done
