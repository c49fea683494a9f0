package rules

var text = []*Rule{}
