# Only for the tests: OpenTofu 1.12 crashes when an assertion calls a provider
# function, so the calls are here.
output "passes" {
  value = provider::osloconf::check("glance", { insecure = var.insecure, timeout = 60 }, {})
}

output "fails" {
  value = !can(provider::osloconf::check("glance", { insecure = !var.insecure }, {}))
}

output "knows_its_settings" {
  value = !can(provider::osloconf::check("glance", { insecure = var.insecure }, { relase = "zed" }))
}
