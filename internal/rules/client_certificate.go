package rules

var clientCertificate = []*Rule{}
