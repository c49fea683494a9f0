data "osloconf_upgrade" "nova" {
  from_release = "20.4.0"
  to_release   = "2025.1"

  source {
    name    = "nova.conf"
    content = "[glance]\nallowed_direct_url_schemes = file\ntimeout = 60\n"
  }
}
