# For the tests alone: OpenTofu 1.12 crashes where an assertion calls a function of
# a provider, so that the calls stand here.
output "fails" {
  value = !can(provider::osloconf::configuration("no section\n", { service = "nova" }))
}
