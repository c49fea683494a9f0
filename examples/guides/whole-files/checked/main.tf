data "osloconf_file" "nova" {
  service = "nova"
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}

output "nova_conf" {
  description = "The text for the host, without its secrets."
  value       = data.osloconf_file.nova.rendered_redacted
}
