output "options" {
  description = "What to write as options of osloconf_config."
  value       = provider::osloconf::configuration(local.nova_conf, { service = "nova", release = "2025.1" })
}
