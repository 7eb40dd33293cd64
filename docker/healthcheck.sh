#!/bin/bash
# Whether a process is well: exit code 0 or 1. It needs bash alone.
#   healthcheck.sh http PORT PATH     it answers 200 on this machine
#   healthcheck.sh fresh FILE SECONDS it has written the file not longer ago
set -eu

case ${1:-} in
    http)
        exec 3<>"/dev/tcp/127.0.0.1/$2"
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$3" >&3
        IFS=' ' read -r -t 5 _ status _ <&3
        [ "$status" = 200 ]
        ;;
    fresh)
        [ -f "$2" ]
        written=$(stat -c %Y "$2")
        now=$(date +%s)
        [ $((now - written)) -le "$3" ]
        ;;
    *)
        echo "usage: healthcheck.sh http PORT PATH | fresh FILE SECONDS" >&2
        exit 2
        ;;
esac
