data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["https://a.example.org:9292", "https://b.example.org:9292"]
}

output "id" {
  description = "A digest over the input and the facts: no clock and no randomness go into it."
  value       = data.osloconf_glance.nova.id
}
