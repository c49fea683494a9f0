data "osloconf_glance" "lab" {
  release           = "2025.1"
  endpoint_override = "https://glance.lab.example.org:9292"

  waiver {
    rule    = "tls_verification_disabled"
    reason  = "lab cloud with a throw-away certificate, ticket OPS-12"
    expires = "2099-01-31"
  }
}
