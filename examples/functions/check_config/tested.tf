# Only for the tests: OpenTofu 1.12 crashes when an assertion calls a provider
# function, so the calls are here.
output "fails" {
  value = !can(provider::osloconf::check_config({ glance = { insecure = !var.insecure } }, { service = "nova" }))
}

output "knows_the_sections" {
  value = !can(provider::osloconf::check_config({ glanse = { insecure = var.insecure } }, { service = "nova" }))
}
