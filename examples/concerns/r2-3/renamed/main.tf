data "osloconf_glance" "nova" {
  release = "2025.1"
  ca_file = "/etc/nova/tls/ca.pem"
}

output "rendered" {
  value = data.osloconf_glance.nova.rendered
}
