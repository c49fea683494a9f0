# Nova shuffles the list: whether a request is encrypted would be chance.
data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["https://a.example.org:9292", "http://b.example.org:9292"]
}
