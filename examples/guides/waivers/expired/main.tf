data "osloconf_glance" "lab" {
  release           = "2025.1"
  endpoint_override = "https://glance.lab.example.org:9292"
  insecure          = true
  evaluated_at      = "2027-02-01T00:00:00Z" # instead of now

  waiver {
    rule    = "tls_verification_disabled"
    reason  = "lab cloud with a throw-away certificate, ticket OPS-12"
    expires = "2027-01-31"
  }
}
