# Only for the tests: OpenTofu 1.12 crashes when an assertion calls a provider
# function, so the calls are here.
output "fails" {
  value = !can(provider::osloconf::configuration("no section\n", { service = "nova" }))
}
