data "osloconf_file" "nova" {
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = join("", formatlist("%1048576d", range(50))) # 50 MiB
  }
}
