# For the tests alone: OpenTofu 1.12 crashes where an assertion calls a function of
# a provider, so that the calls stand here.
output "passes" {
  value = provider::osloconf::check("glance", { insecure = var.insecure, timeout = 60 }, {})
}

output "fails" {
  value = !can(provider::osloconf::check("glance", { insecure = !var.insecure }, {}))
}

output "knows_its_settings" {
  value = !can(provider::osloconf::check("glance", { insecure = var.insecure }, { relase = "zed" }))
}
