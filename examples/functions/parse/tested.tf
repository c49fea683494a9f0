# For the tests alone: OpenTofu 1.12 crashes where an assertion calls a function of
# a provider, so that the calls stand here.
output "in_file_order" {
  value = provider::osloconf::parse("[glance]\nhost = a\nhost = b\n")
}
