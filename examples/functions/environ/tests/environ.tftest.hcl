run "names_the_variables" {
  command = plan

  assert {
    condition = output.environment == tomap({
      OS_GLANCE__API_SERVERS = "https://glance-1.example.org:9292,https://glance-2.example.org:9292"
      OS_GLANCE__INSECURE    = "false"
      OS_GLANCE__NUM_RETRIES = "3"
    })
    error_message = "The variables are: ${jsonencode(output.environment)}"
  }
}
