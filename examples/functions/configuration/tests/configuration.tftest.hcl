run "gives_typed_options" {
  command = plan

  assert {
    condition     = output.options.DEFAULT.debug == false && output.options.glance.num_retries == 3
    error_message = "Values must have the release's types: ${jsonencode(output.options)}"
  }

  assert {
    condition     = output.options.glance.valid_interfaces == ["internal"]
    error_message = "A list must be a list: ${jsonencode(output.options)}"
  }

  assert {
    condition     = output.fails
    error_message = "A text that does not parse must fail."
  }
}
