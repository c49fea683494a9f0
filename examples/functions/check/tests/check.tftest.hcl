run "judges_what_is_known" {
  command = plan

  assert {
    condition     = output.passes
    error_message = "What is known must pass."
  }

  assert {
    condition     = output.fails
    error_message = "Switching off verification must fail."
  }

  assert {
    condition     = output.knows_its_settings
    error_message = "A setting that does not exist must fail."
  }
}

run "passes_once_all_is_known" {
  command = apply

  assert {
    condition     = strcontains(output.glance, "\ncafile = /etc/nova/tls/internal-ca.pem\n")
    error_message = "The authority must be in the text, it is: ${output.glance}"
  }
}
