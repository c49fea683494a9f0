terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

# For a container that gets its configuration from the environment, which wins
# over its nova.conf.
output "environment" {
  value = provider::osloconf::environ("glance", {
    api_servers  = ["https://glance-1.example.org:9292", "https://glance-2.example.org:9292"]
    insecure     = false
    num_retries  = 3
    service_type = null # left out
  })
}
