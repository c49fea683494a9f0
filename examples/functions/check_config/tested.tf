# For the tests alone: OpenTofu 1.12 crashes where an assertion calls a function of
# a provider, so that the calls stand here.
output "fails" {
  value = !can(provider::osloconf::check_config({ glance = { insecure = !var.insecure } }, { service = "nova" }))
}

output "knows_the_sections" {
  value = !can(provider::osloconf::check_config({ glanse = { insecure = var.insecure } }, { service = "nova" }))
}
