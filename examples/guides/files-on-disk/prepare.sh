umask 022
mkdir -p host/etc/nova/tls
openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days 365 -subj /CN=nova.example.org \
  -keyout host/etc/nova/tls/glance.key -out host/etc/nova/tls/glance.crt
chmod 0750 host/etc/nova
chmod 0640 host/etc/nova/nova.conf
chmod 0604 host/etc/nova/tls/glance.key
