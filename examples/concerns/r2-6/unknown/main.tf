data "osloconf_options" "glance" {
  release = "99.0.0"
}
