"""What Keystone and the services' keys are refused for."""

KINDS = {}
