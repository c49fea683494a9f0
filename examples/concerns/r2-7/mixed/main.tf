# Nova shuffles the list, so chance would decide whether a request is encrypted.
data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["https://a.example.org:9292", "http://b.example.org:9292"]
}
