package rules

var endpointSyntax = []*Rule{}
