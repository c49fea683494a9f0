locals {
  hosts = { for n in range(1, 11) : format("compute-%03d", n) => "10.0.0.${n}" }
}

# A map, not toset(...): Terraform compares a set's elements with one another.
data "osloconf_glance" "host" {
  for_each = local.hosts

  release                  = "2025.1"
  endpoint_override        = "https://glance.example.org:9292"
  cafile                   = "/etc/nova/tls/${each.key}.pem"
  timeout                  = 60
  verify_glance_signatures = true

  enable_certificate_validation   = true
  default_trusted_certificate_ids = ["8c1e9ac0-3b5c-4d0e-9a4e-1f6f0c2f7d11"]
}
