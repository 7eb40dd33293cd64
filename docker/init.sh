#!/bin/sh
# Makes what no repository may hold: passwords, in docker/.env and docker/secrets. What is there already stays.
# Who has a password at Kafka is who stands in kafka/access.yaml, and admin: after a new name there, call it again.
# At the MQTT broker it is the dispatcher, and each gate that was ever named here, by its id.
# Needs openssl. Usage: docker/init.sh [GATE]...
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
env_file=$here/.env
secrets=$here/secrets
umask 077
command -v openssl >/dev/null 2>&1 || { echo "init: openssl is not on the PATH" >&2; exit 2; }
mkdir -p "$secrets"
touch "$env_file"
# Edited by hand it may lack its last end of line.
[ -z "$(tail -c 1 "$env_file")" ] || echo >>"$env_file"

# Usage: variable NAME: a password of its own in .env.
variable() {
    grep -q "^$1=" "$env_file" || printf '%s=%s\n' "$1" "$(openssl rand -hex 24)" >>"$env_file"
}

# Usage: secret FILE: a password in a file of its own. A container reads it as another user: the folder keeps others out.
secret() {
    [ -s "$secrets/$1" ] || openssl rand -hex 24 >"$secrets/$1"
    chmod 644 "$secrets/$1"
}

plain=org.apache.kafka.common.security.plain.PlainLoginModule
users=

# Usage: kafka_user NAME: a file by which a Kafka client is NAME, for --kafka-config; adds it to the names of the broker.
kafka_user() {
    file=$secrets/kafka-$1.properties
    [ -s "$file" ] || printf '%s\n%s\nsasl.jaas.config=%s required username="%s" password="%s";\n' \
        security.protocol=SASL_PLAINTEXT sasl.mechanism=PLAIN "$plain" "$1" "$(openssl rand -hex 24)" >"$file"
    chmod 644 "$file"
    password=$(sed -n 's/^sasl.jaas.config=.* password="\([^"]*\)";$/\1/p' "$file")
    [ -n "$password" ] || {
        echo "init: $file: sasl.jaas.config is not one line that ends in password=\"...\"; write it so" >&2
        exit 2
    }
    users="$users user_$1=\"$password\""
}

# Usage: kafka_server: what the broker must know of all of them, made anew each time; itself it is admin.
kafka_server() {
    kafka_user admin
    own="username=\"admin\" password=\"$password\""
    for name in $(sed -n 's/^  \([a-z][a-z0-9-]*\):.*/\1/p' "$here/kafka/access.yaml"); do
        kafka_user "$name"
    done
    for listener in inside outside; do
        echo "listener.name.$listener.plain.sasl.jaas.config=$plain required $own$users;"
    done >"$secrets/kafka-server.properties"
    chmod 644 "$secrets/kafka-server.properties"
}

# Usage: mqtt_users GATE...: a password for each gate, and all that the broker must know, made anew each time.
mqtt_users() {
    for gate in "$@"; do
        secret "mqtt-gate-$gate"
    done
    secret mqtt-dispatcher
    echo "dispatcher:$(cat "$secrets/mqtt-dispatcher")" >"$secrets/mqtt-users"
    for file in "$secrets"/mqtt-gate-*; do
        [ ! -f "$file" ] || echo "${file##*/mqtt-gate-}:$(cat "$file")" >>"$secrets/mqtt-users"
    done
    chmod 644 "$secrets/mqtt-users"
}

for gate in "$@"; do
    case $gate in
        dispatcher | "" | *[!A-Za-z0-9._-]*)
            echo "init: '$gate' cannot be a gate's name at the MQTT broker: take letters, digits, . _ - and not 'dispatcher'" >&2
            exit 2
            ;;
    esac
done

variable INFLUX_ADMIN_PASSWORD
variable INFLUX_READ_PASSWORD
# Where Grafana pages somebody: nobody listens there until you name your own.
grep -q '^KERUEN_ALERT_WEBHOOK=' "$env_file" || echo 'KERUEN_ALERT_WEBHOOK=http://localhost:9/nobody' >>"$env_file"
secret grafana-admin-password
mqtt_users "$@"
kafka_server

# Whose signatures count, a line for each key. One who signs nothing stands there, for a register of nobody is refused.
if [ ! -s "$secrets/officers" ]; then
    key=$(openssl genpkey -algorithm ed25519 | openssl pkey -pubout -outform DER | openssl base64 -A)
    [ -n "$key" ] || { echo "init: this openssl knows no Ed25519; take OpenSSL 3" >&2; exit 2; }
    {
        echo '# The register of officers: add the lines that `keruen action keygen` prints (docs/operations.md, Officers).'
        echo '# Nobody has the secret half of this key, and it was never good: without another line every change is refused.'
        echo "{\"officer\":\"nobody\",\"side\":\"KZ\",\"roles\":[\"OFFICER\"],\"validTo\":\"1970-01-02T00:00:00Z\",\"publicKey\":\"$key\"}"
    } >"$secrets/officers"
    chmod 644 "$secrets/officers"
fi

# Usage: lasts FILE DAYS: whether it is a certificate that is good for so long.
lasts() {
    openssl x509 -noout -checkend $(($2 * 86400)) -in "$1" >/dev/null 2>&1
}

# Usage: authority: ten years more by its key: who was given its certificate of before believes what it signs now.
authority() {
    [ -s "$secrets/authority.key" ] || openssl genrsa -out "$secrets/authority.key" 3072 2>/dev/null
    openssl req -x509 -new -key "$secrets/authority.key" -days 3650 -subj "/CN=keruen authority" \
        -out "$secrets/authority.crt"
}

# Usage: mqtt_certificate: one for the MQTT broker, and its key if there is none.
mqtt_certificate() {
    [ -s "$secrets/mqtt.key" ] || openssl genrsa -out "$secrets/mqtt.key" 3072 2>/dev/null
    openssl req -new -key "$secrets/mqtt.key" -subj "/CN=mosquitto" -out "$secrets/mqtt.csr"
    printf 'subjectAltName=DNS:mosquitto,DNS:localhost\n' >"$secrets/mqtt.ext"
    openssl x509 -req -in "$secrets/mqtt.csr" -days 825 -CA "$secrets/authority.crt" -CAkey "$secrets/authority.key" \
        -CAcreateserial -extfile "$secrets/mqtt.ext" -out "$secrets/mqtt.crt" 2>/dev/null
    rm -f "$secrets/mqtt.csr" "$secrets/mqtt.ext"
    chmod 644 "$secrets/mqtt.crt" "$secrets/mqtt.key" "$secrets/authority.crt"
}

# Usage: is_ours: whether the authority of the certificate that is there is that whose key is here.
is_ours() {
    [ "$(openssl x509 -noout -pubkey -in "$secrets/authority.crt")" = \
        "$(openssl pkey -pubout -passin pass: -in "$secrets/authority.key" 2>/dev/null)" ] &&
        openssl verify -no_check_time -CAfile "$secrets/authority.crt" "$secrets/mqtt.crt" >/dev/null 2>&1
}

# The certificate of the MQTT broker, signed by an authority of this installation alone; anew in its last 60 days.
if [ ! -s "$secrets/mqtt.crt" ]; then
    authority
    mqtt_certificate
elif ! lasts "$secrets/mqtt.crt" 60; then
    if is_ours; then
        if ! lasts "$secrets/authority.crt" 825; then
            authority
            echo "init: authority.crt is made anew: give it to each gate before the one of before ends"
        fi
        mqtt_certificate
        echo "init: mqtt.crt is made anew: start mosquitto again"
    else
        echo "init: mqtt.crt ends soon, and authority.key cannot be read or has not signed it: renew it where it was made" >&2
    fi
fi
echo "init: $env_file and $secrets are ready"
