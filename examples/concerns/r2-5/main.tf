variable "glance_url" {
  type      = string
  sensitive = true
  default   = "https://nova:pw-of-nova@glance.example.org"
}

data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = [var.glance_url]
}
