data "osloconf_glance" "strict" {
  release           = "2025.1"
  profile           = "strict"
  endpoint_override = "https://glance.example.org:9292"
  timeout           = 60
}
