run "writes_sections_in_order" {
  command = plan

  assert {
    condition     = startswith(output.nova_conf, "[DEFAULT]\nmy_ip = 192.0.2.10\n\n[glance]\ninsecure = false\nnum_retries = 3\nvalid_interfaces = internal,admin\n\n[pci]\n")
    error_message = "The sections must stand in order, the text is: ${output.nova_conf}"
  }

  assert {
    condition     = output.read_back == ["154d", "1563"]
    error_message = "Every item must be a line of its own."
  }

  assert {
    condition     = output.with_reference == "[glance]\nendpoint_override = https://$my_ip:9292\n"
    error_message = "The reference must stay, the text is: ${output.with_reference}"
  }

  assert {
    condition     = output.refuses_line_ends
    error_message = "A carriage return must be refused."
  }
}
