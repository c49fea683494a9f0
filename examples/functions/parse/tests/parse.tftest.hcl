run "gives_the_values_as_lists" {
  command = plan

  assert {
    condition     = output.glance_endpoint == "https://glance.internal.example.org:9292"
    error_message = "The endpoint must be read, it is: ${output.glance_endpoint}"
  }

  assert {
    condition     = output.in_file_order == { glance = { host = ["a", "b"] } }
    error_message = "The values must stand in file order."
  }
}
