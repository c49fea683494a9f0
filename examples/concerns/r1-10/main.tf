data "osloconf_glance" "nova" {
  release  = "2025.1"
  insecure = true

  waiver {
    rule    = "tls_verification_disabled"
    reason  = "lab cloud, ticket OPS-12"
    expires = "2024-01-31"
  }
}
