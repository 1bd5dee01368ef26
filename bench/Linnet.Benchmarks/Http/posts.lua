-- Posts of many people, one after the other on each connection: wrk ... -- TOKENS_FILE
local requests = {}

function init(args)
  for token in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format(
      "POST", "/api/v1/statuses",
      { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" },
      '{"status":"A status of some forty characters, or more"}')
  end
end

local next = 0

function request()
  next = next % #requests + 1
  return requests[next]
end
