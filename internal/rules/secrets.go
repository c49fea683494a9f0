package rules

var secrets = []*Rule{}
