run "judges_what_is_known" {
  command = plan

  assert {
    condition     = output.fails
    error_message = "Switching off verification must fail."
  }

  assert {
    condition     = output.knows_the_sections
    error_message = "A section that nothing reads must fail."
  }
}

run "passes_once_all_is_known" {
  command = apply

  assert {
    condition     = strcontains(output.nova, "\ncafile = /etc/nova/tls/internal-ca.pem\n")
    error_message = "The authority must be in the text, it is: ${output.nova}"
  }
}
