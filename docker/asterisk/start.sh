#!/bin/sh
# Makes the passwords at the first start, puts them into the configuration, and becomes Asterisk.
#
# PHONES_ADDRESS   address under which phones reach this container (127.0.0.1: those on the machine that runs it)
set -eu
umask 027

# password FILE MODE: prints the password in FILE, made anew where there is none.
password() {
  if [ ! -s "$1" ]; then
    od -An -N18 -tx1 /dev/urandom | tr -d ' \n' >"$1.new"
    chmod "$2" "$1.new"
    mv "$1.new" "$1"
  fi
  cat "$1"
}

# Read by the processor's own user: the volume is the border, only the two containers have it.
ami=$(password /var/lib/switch-secrets/ami 444)
ari=$(password /var/lib/switch-secrets/ari 444)
phones=$(password /var/lib/asterisk/phones-password 400)

# Looked at for the keys of tokens; there are none.
mkdir -p /var/lib/asterisk/keys

# Which agents have the telephone in the browser, and its password: told to them once they have signed in at the processor.
accounts=/var/lib/switch-secrets/phones
sed -n "s/^\[\([0-9]*\)\](browser)$/\1: $phones/p" /etc/asterisk/pjsip.conf >"$accounts.new"
chmod 444 "$accounts.new"
mv -f "$accounts.new" "$accounts"

# The root may be read only; asterisk.conf names this folder.
address=$(hostname -i)
made=/tmp/asterisk/etc
mkdir -p "$made"
for file in /etc/asterisk/*.conf; do
  sed -e "s/@AMI_SECRET@/$ami/" -e "s/@ARI_SECRET@/$ari/" -e "s/@PHONES_PASSWORD@/$phones/" \
    -e "s/@CONTAINER_ADDRESS@/${address%% *}/" -e "s/@PHONES_ADDRESS@/${PHONES_ADDRESS:-127.0.0.1}/" "$file" >"$made/${file##*/}"
done
exec asterisk -f
