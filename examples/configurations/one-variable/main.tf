variable "cloud" {
  description = "All that tells one cloud from another."
  type = object({
    region       = string
    domain       = string
    ca_file      = string
    compute_host = string
    image_signer = string # the ID of a certificate in the key manager
    backends     = map(map(any))
    networks     = map(object({ mtu = number, vlans = string }))
  })
  default = {
    region       = "Bergen"
    domain       = "internal.example.org"
    ca_file      = "/etc/ssl/certs/internal-ca.pem"
    compute_host = "compute-031"
    image_signer = "6f1c3a52-4a0e-4d0b-9a3c-2f8f7a9d1c44"
    backends = {
      ceph = { volume_driver = "cinder.volume.drivers.rbd.RBDDriver", rbd_pool = "volumes", rbd_user = "cinder" }
    }
    networks = {
      physnet1 = { mtu = 9000, vlans = "100:199" }
    }
  }
}

module "cloud" {
  source = "./cloud"
  cloud  = var.cloud
}

output "files" {
  description = "Every file by service, without secrets."
  value       = module.cloud.files
}

output "findings" {
  description = "What is worth a warning or more, in one file or between two; empty here."
  value       = module.cloud.findings
}
