-- Likes by many accounts, no account liking a status twice: wrk ... -- TOKENS_FILE STATUSES_FILE hot|spread
-- Lines "alias token", and ids of statuses. hot: all accounts like one status, then the next; spread: each likes another one.
local tokens, statuses, hot = {}, {}, false
local count = 0

function init(args)
  for line in io.lines(args[1]) do
    tokens[#tokens + 1] = line:match("(%S+)%s*$")
  end
  for id in io.lines(args[2]) do
    statuses[#statuses + 1] = id
  end
  hot = args[3] == "hot"
end

function request()
  local account = count % #tokens
  local round = (count - account) / #tokens
  local status = (hot and round or round + account * 7919) % #statuses
  count = count + 1
  return "POST /api/v1/statuses/" .. statuses[status + 1] .. "/favourite HTTP/1.1\r\nHost: " .. wrk.headers["Host"]
    .. "\r\nAuthorization: Bearer " .. tokens[account + 1] .. "\r\nContent-Length: 0\r\n\r\n"
end
