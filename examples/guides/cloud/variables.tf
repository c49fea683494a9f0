variable "cloud" {
  description = "What the services of the cloud have in common."
  type = object({
    region   = string
    domain   = string
    networks = list(string)
  })
  default = {
    region   = "Bergen"
    domain   = "bergen.example.org"
    networks = ["public", "storage"]
  }
}

variable "metadata_secret" {
  description = "Signs what Neutron's metadata agent asks of Nova."
  type        = string
  sensitive   = true
  default     = "kBn2-Vx7q-s8Rz-Lw4m"
}

variable "passwords" {
  description = "By service, the password of its accounts."
  type        = map(string)
  sensitive   = true
  default = {
    nova    = "Rt5-kk2-Pw9"
    neutron = "Hs7-xq4-Mb1"
    glance  = "Jd3-vv8-Zc6"
    cinder  = "Ln6-ty1-Gf2"
  }
}

variable "own" {
  description = "By configuration, what a host has of its own, in a second file."
  type        = map(string)
  default     = {}
}
