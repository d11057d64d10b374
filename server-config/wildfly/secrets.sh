#!/bin/sh
# Puts secrets of Gatehouse into the configuration of a running WildFly, encrypted by a key in a credential store of its own,
# see README.md:
#
#   sh secrets.sh                                 the two that every node has, unless they are there; they are made up
#   sh secrets.sh gatehouse.db.password < file    this one, as it is in the file; it takes the place of an older one
#
# JBOSS_CLI is how to call the CLI, with its options: JBOSS_CLI="/opt/wildfly/bin/jboss-cli.sh --connect".
#
# The two that are made up are never made up again: without them no password and no sealed value could be read any more.
# All nodes of one database have the same; keep a copy where you keep such things, see "Backup" in README.md.
set -eu
umask 077
JBOSS_CLI=${JBOSS_CLI:-jboss-cli.sh --connect}
commands=$(mktemp)
trap 'rm -f "$commands"' EXIT

# Commands come by a file, so that no list of processes shows a secret.
run() {
  cat > "$commands"
  $JBOSS_CLI --file="$commands"
}

# One expression a line, for each value.
encrypt() {
  {
    cat <<'END'
if (outcome != success) of /subsystem=elytron/secret-key-credential-store=gatehouse:read-resource
  /subsystem=elytron/secret-key-credential-store=gatehouse:add(path=gatehouse.cs, relative-to=jboss.server.config.dir, create=true, populate=true)
end-if
if (outcome != success) of /subsystem=elytron/expression=encryption:read-resource
  /subsystem=elytron/expression=encryption:add(resolvers=[{name=gatehouse, credential-store=gatehouse, secret-key=key}])
end-if
END
    for value
    do
      echo "/subsystem=elytron/expression=encryption:create-expression(resolver=gatehouse, clear-text=\"$value\")"
    done
  } | run | sed -n 's/.*"\(${ENC::[^"]*}\)".*/\1/p'
}

random() {
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

if [ $# -gt 0 ]
then
  encrypted=$(encrypt "$(cat)")
  test -n "$encrypted"
  run <<END
if (outcome == success) of /system-property=$1:read-resource
  /system-property=$1:write-attribute(name=value, value="$encrypted")
else
  /system-property=$1:add(value="$encrypted")
end-if
END
  exit
fi

encrypted=$(encrypt "$(random)" "$(random)")
test -n "$encrypted"
line=0
for name in gatehouse.secrets.pepper gatehouse.secrets.sealing-key
do
  line=$((line + 1))
  # It is the server that decides whether it is there.
  cat <<END
if (outcome == success) of /system-property=$name:read-resource
  echo $name is there, and stays.
else
  /system-property=$name:add(value="$(echo "$encrypted" | sed -n "${line}p")")
end-if
END
done | run
