data "osloconf_glance" "nova" {
  release = "2025.1"
  cafile  = "/a\rinsecure=true"
}

# oslo.config ends a line at a lone carriage return: this text is three lines, and
# the last one turns verification off.
data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  source {
    name    = "nova.conf"
    content = "[glance]\ncafile=/a\rinsecure=true\n"
  }
}
