# Nova reads region_name of [glance] since 17.0.0.
data "osloconf_glance" "pike" {
  release     = "16.0.0"
  region_name = "RegionOne"
}

# The option comes from keystoneauth, 5.5.0 or newer: Zed shipped an older one.
data "osloconf_glance" "zed" {
  release                = "zed"
  retriable_status_codes = [503]
}
