# What stays in the template, as text.
data "osloconf_file" "rest" {
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = templatefile("${path.module}/nova.conf.tftpl", { my_ip = "10.0.0.5" })
  }
}

# The options moved so far, typed: a separate file, passed with a second --config-file.
data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["https://glance.internal.example.org:9292"]
  cafile      = "/etc/nova/tls/internal-ca.pem"
  timeout     = 60
}

output "files" {
  value = {
    "nova.conf"               = nonsensitive(data.osloconf_file.rest.rendered)
    "nova.conf.d/glance.conf" = data.osloconf_glance.nova.rendered
  }
}
