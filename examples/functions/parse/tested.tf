# Only for the tests: OpenTofu 1.12 crashes when an assertion calls a provider
# function, so the calls are here.
output "in_file_order" {
  value = provider::osloconf::parse("[glance]\nhost = a\nhost = b\n")
}
