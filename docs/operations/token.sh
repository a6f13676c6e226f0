#!/bin/sh
# Logs in at the service's own issuer and prints a token that is good for ten minutes:
#   TOKEN=$(sh docs/operations/token.sh http://localhost:8080 chen)
set -eu
base=${1:?usage: token.sh ADDRESS ID}
id=${2:?usage: token.sh ADDRESS ID}
printf 'Password of %s: ' "$id" >&2
stty -echo 2>/dev/null || true
read -r password
stty echo 2>/dev/null || true
echo >&2

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
verifier=$(openssl rand 32 | base64url)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | base64url)
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

ask() {
  curl -sS -c "$jar" -b "$jar" "$@" --data-urlencode response_type=code \
    --data-urlencode client_id=console --data-urlencode "redirect_uri=$base/" \
    --data-urlencode state=shell --data-urlencode "code_challenge=$challenge" \
    --data-urlencode code_challenge_method=S256
}
page=$(ask -G "$base/issuer/authorize")
guard=$(printf %s "$page" | sed -n 's/.*name="guard" value="\([^"]*\)".*/\1/p')
code=$(printf %s "$password" | ask -o /dev/null -w '%{redirect_url}' "$base/issuer/authorize" \
  --data-urlencode "guard=$guard" --data-urlencode "id=$id" --data-urlencode password@- |
  sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')
[ -n "$code" ] || { echo 'No: the password is wrong, has to be changed first, or wait.' >&2; exit 1; }
curl -sS "$base/issuer/token" --data-urlencode grant_type=authorization_code \
  --data-urlencode "code=$code" --data-urlencode "redirect_uri=$base/" \
  --data-urlencode "code_verifier=$verifier" |
  sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
