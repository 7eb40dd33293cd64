#!/bin/sh
# Makes what no repository may hold: passwords, in docker/.env and docker/secrets. What is there already stays.
# Needs openssl. Usage: docker/init.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
env_file=$here/.env
secrets=$here/secrets
umask 077
command -v openssl >/dev/null 2>&1 || { echo "init: openssl is not on the PATH" >&2; exit 2; }
mkdir -p "$secrets"
touch "$env_file"

# Usage: variable NAME: a password of its own in .env.
variable() {
    grep -q "^$1=" "$env_file" || printf '%s=%s\n' "$1" "$(openssl rand -hex 24)" >>"$env_file"
}

# Usage: secret FILE: a password in a file of its own. A container reads it as another user: the folder keeps others out.
secret() {
    [ -s "$secrets/$1" ] || openssl rand -hex 24 >"$secrets/$1"
    chmod 644 "$secrets/$1"
}

variable INFLUX_ADMIN_PASSWORD
variable INFLUX_READ_PASSWORD
# Where Grafana pages somebody: nobody listens there until you name your own.
grep -q '^KERUEN_ALERT_WEBHOOK=' "$env_file" || echo 'KERUEN_ALERT_WEBHOOK=http://localhost:9/nobody' >>"$env_file"
secret grafana-admin-password
secret mqtt-password

# The certificate of the MQTT broker, signed by an authority of this installation alone.
if [ ! -s "$secrets/mqtt.crt" ]; then
    openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj "/CN=keruen authority" \
        -keyout "$secrets/authority.key" -out "$secrets/authority.crt" 2>/dev/null
    openssl req -newkey rsa:3072 -nodes -subj "/CN=mosquitto" \
        -keyout "$secrets/mqtt.key" -out "$secrets/mqtt.csr" 2>/dev/null
    printf 'subjectAltName=DNS:mosquitto,DNS:localhost\n' >"$secrets/mqtt.ext"
    openssl x509 -req -in "$secrets/mqtt.csr" -days 825 -CA "$secrets/authority.crt" -CAkey "$secrets/authority.key" \
        -CAcreateserial -extfile "$secrets/mqtt.ext" -out "$secrets/mqtt.crt" 2>/dev/null
    rm -f "$secrets/mqtt.csr" "$secrets/mqtt.ext"
    chmod 644 "$secrets/mqtt.crt" "$secrets/mqtt.key" "$secrets/authority.crt"
fi
echo "init: $env_file and $secrets are ready"
