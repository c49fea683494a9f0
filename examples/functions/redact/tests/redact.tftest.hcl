run "hides_secrets" {
  command = plan

  assert {
    condition     = !strcontains(output.neutron_conf, "s3cr3t")
    error_message = "No secret must be left."
  }

  assert {
    condition     = strcontains(output.neutron_conf, "auth_type = password\npassword = ***\n")
    error_message = "All else must stay."
  }
}
