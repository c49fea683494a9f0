variable "key" {
  type      = string
  sensitive = true
  default   = <<-EOT
    -----BEGIN PRIVATE KEY-----
    bm90IGEga2V5LCBvbmx5IGxpa2Ugb25l
    -----END PRIVATE KEY-----
  EOT
}

data "osloconf_glance" "nova" {
  release  = "2025.1"
  certfile = "/etc/nova/tls/glance.crt"
  keyfile  = trimspace(var.key)
}
